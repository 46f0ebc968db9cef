import { Link } from '@tanstack/react-router';
import { listRegisters } from '#platform/sheets/contract/endpoints.ts';
import { useApi } from '../api/hooks.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { useSession } from '../session/session.ts';

/** The way from a register to the import of a sheet into it; nothing for those who may not. */
export function ImportLink({ register, label }: { register: string; label?: string }) {
  const text = useText('ui');
  const { can } = useSession();
  const allowed = can(listRegisters.permission);
  const answer = useApi(listRegisters, {}, { enabled: allowed });
  if (!allowed || answer.data?.registers.some(({ id }) => id === register) !== true) return null;
  return (
    <Link to="/imports/new" search={{ register }} className="ys-link ys-tool">
      <Icon name="import" />
      {label ?? text('sheet.import')}
    </Link>
  );
}
