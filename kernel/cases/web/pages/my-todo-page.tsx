import '../parts/cases.css';
import { Page, useText } from '#ui/index.ts';
import OwnFirmTasks from '../parts/own-firm-tasks.tsx';

/** What the people of a firm have to do, in plain words. */
export function MyTodoPage() {
  const text = useText('cases');
  return (
    <Page title={text('todo.myNav')}>
      <OwnFirmTasks />
    </Page>
  );
}
