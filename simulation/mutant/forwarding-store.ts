import type { Store, WriteTransaction } from '../../packages/server/src/store/store.ts';
import type { RecordingTransaction } from '../server/recording-transaction.ts';

/** A store in which some methods are others. */
export function storeWith(store: Store, changed: Partial<Store>): Store {
  return {
    get epoch() {
      return store.epoch;
    },
    write: (work, onCommitted) => store.write(work, onCommitted),
    onGroupCommitted: (listener) => store.onGroupCommitted(listener),
    createWorkspace: (workspace) => store.createWorkspace(workspace),
    role: (...of) => store.role(...of),
    workspacesOf: (user_id) => store.workspacesOf(user_id),
    head: (workspace_id) => store.head(workspace_id),
    heads: (workspace_ids) => store.heads(workspace_ids),
    floor: (workspace_id) => store.floor(workspace_id),
    task: (...of) => store.task(...of),
    projects: (workspace_id) => store.projects(workspace_id),
    tasksTitled: (...of) => store.tasksTitled(...of),
    members: (workspace_id) => store.members(workspace_id),
    findTasks: (criteria) => store.findTasks(criteria),
    openCounts: (workspace_id) => store.openCounts(workspace_id),
    changesAfter: (...of) => store.changesAfter(...of),
    snapshot: (...of) => store.snapshot(...of),
    ping: () => store.ping(),
    close: () => store.close(),
    ...changed,
  };
}

/** A store whose transactions are wrapped. */
export function storeWithTransactions(store: Store, wrap: (inner: WriteTransaction) => RecordingTransaction): Store {
  return storeWith(store, {
    write: (work, onCommitted) => store.write((transaction) => work(wrap(transaction)), onCommitted),
  });
}
