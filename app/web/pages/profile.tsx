import './profile.css';
import { Button, Switch } from 'antd';
import { useText } from '#ui/i18n/i18n.ts';
import { setShortcuts, shortcuts, useShortcutsOn } from '#ui/keys/shortcuts.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { useSession, useSignOut } from '#ui/session/session.ts';
import { Languages } from '#ui/shell/languages.tsx';
import { OwnSections } from '../account/own-sections.tsx';
import { OwnLinks } from '../federation/own-links.tsx';

/** Who is signed in, with password, second factor and sessions; and the settings of this device. */
export function ProfilePage() {
  const text = useText('app');
  const keys = useText('ui');
  const on = useShortcutsOn();
  const { account } = useSession();
  return (
    <Page title={text('profile.title')}>
      <Account />
      {account === null ? null : <OwnSections />}
      {account === null ? null : <OwnLinks />}
      <Section title={text('profile.language')}>
        <div className="app-setting">
          <Languages />
        </div>
      </Section>
      <Section title={text('profile.shortcuts')} note={text('profile.onThisDevice')}>
        <div className="app-setting">
          <label htmlFor="shortcuts">{text('profile.shortcutsOn')}</label>
          <Switch id="shortcuts" checked={on} onChange={setShortcuts} aria-label={text('profile.shortcutsOn')} />
        </div>
        <ul className="app-keys">
          {shortcuts.map(({ key, action }) => (
            <li key={key}>
              <kbd>{key === 'Escape' ? 'Esc' : key.length === 1 ? key.toUpperCase() : key}</kbd>{' '}
              {keys(`keys.${action}`)}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

function Account() {
  const text = useText('app');
  const roles = useText('auth');
  const { account, zone, idleMinutes } = useSession();
  const signOut = useSignOut();
  if (account === null) return null;
  return (
    <Section title={text('profile.account')}>
      <dl className="app-account">
        <dt>{text('profile.name')}</dt>
        <dd>{account.displayName}</dd>
        <dt>{text('profile.login')}</dt>
        <dd>{account.login}</dd>
        <dt>{text('profile.role')}</dt>
        <dd>{roles(`roles.${account.role}`)}</dd>
        {account.staff === null ? null : (
          <>
            <dt>{text('profile.post')}</dt>
            <dd>
              {account.staff.department} · {account.staff.post}
            </dd>
          </>
        )}
        <dt>{text('profile.zone')}</dt>
        <dd>{zone?.name}</dd>
      </dl>
      <p className="ys-meta">{text('profile.idle', { minutes: idleMinutes })}</p>
      <Button className="app-sign-out" onClick={() => void signOut()}>
        {text('profile.signOut')}
      </Button>
    </Section>
  );
}
