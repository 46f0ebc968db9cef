import { Alert } from 'antd';
import type { SentRefusal } from '#ui/index.ts';

/** Why a form was not taken, above it. */
export function RefusalAlert({ refusal }: { refusal: SentRefusal | undefined }) {
  if (refusal === undefined) return null;
  return <Alert type="error" role="alert" title={refusal.message} description={refusal.remedy} showIcon />;
}
