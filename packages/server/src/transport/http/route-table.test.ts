import { LockstepError } from '@lockstep/protocol';
import { expect, it } from 'vitest';
import { RouteTable } from './route-table.ts';

function table(): RouteTable<string> {
  const routes = new RouteTable<string>();
  routes.add('GET', '/tasks', 'list');
  routes.add('POST', '/tasks', 'add');
  routes.add('GET', '/tasks/{id}', 'get');
  routes.add('POST', '/tasks/{id}/complete', 'complete');
  routes.add('GET', '/spaces/{space}/items/{item}', 'item');
  routes.add('GET', '/spaces/mine', 'mine');
  return routes;
}

it('finds paths with their methods and parameters', () => {
  const routes = table();
  expect([...(routes.find('/tasks')?.handlers.keys() ?? [])]).toEqual(['GET', 'POST']);
  expect(routes.find('/tasks/7')).toMatchObject({ params: { id: '7' } });
  expect(routes.find('/tasks/a%20b%2Fc')?.params).toEqual({ id: 'a b/c' });
  expect(routes.find('/spaces/x/items/y')?.params).toEqual({ space: 'x', item: 'y' });
  expect(routes.find('/spaces/mine')?.handlers.get('GET')).toBe('mine');
});

it('finds nothing for what is longer, shorter, empty or unknown', () => {
  const routes = table();
  for (const path of ['/', '', '/tasks/', '/tasks/7/', '/tasks/7/complete/now', '/spaces', '/spaces/x', '/__proto__']) {
    expect(routes.find(path)).toBeUndefined();
  }
});

it('refuses broken percent-encoding, and two handlers for one place', () => {
  expect(() => table().find('/tasks/%E0%A4%A')).toThrow(LockstepError);
  expect(() => {
    table().add('GET', '/tasks/{other}', 'again');
  }).toThrow('two routes');
});
