import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { Popup } from '../popup/popup.tsx';
import { useSession, useSignOut } from '../session/session.ts';

/** The signed-in person with a menu, or for a visitor the way to sign in. */
export function UserMenu() {
  const text = useText('ui');
  const { account } = useSession();
  if (account === null) {
    return (
      <Link to="/sign-in" className="ys-top-item">
        <Icon name="user" />
        {text('shell.signIn')}
      </Link>
    );
  }
  const name = account.displayName;
  return (
    <Popup
      buttonClass="ys-plain ys-top-item"
      label={text('shell.account')}
      button={
        <>
          <span className="ys-avatar" aria-hidden="true">
            {name.slice(0, 1)}
          </span>
          {name}
        </>
      }
    >
      {(close) => <AccountMenu close={close} />}
    </Popup>
  );
}

function AccountMenu({ close }: { close: () => void }) {
  const text = useText('ui');
  const roles = useText('auth');
  const { account } = useSession();
  const signOut = useSignOut();
  return (
    <div className="ys-menu">
      <p>
        {account === null ? '' : roles(`roles.${account.role}`)}
        {account?.staff ? ` · ${account.staff.department} · ${account.staff.post}` : null}
      </p>
      <Link to="/profile" onClick={close}>
        <Icon name="sliders" />
        {text('shell.profile')}
      </Link>
      <button
        type="button"
        className="ys-plain"
        onClick={() => {
          close();
          void signOut();
        }}
      >
        <Icon name="leave" />
        {text('shell.signOut')}
      </button>
    </div>
  );
}
