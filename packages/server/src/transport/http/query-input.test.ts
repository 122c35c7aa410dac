import { changeList, parseInput, taskFind, type LockstepError } from '@lockstep/protocol';
import { describe, expect, it } from 'vitest';
import { queryReader } from './query-input.ts';

const read = queryReader(taskFind.input);

function faults(query: string): readonly { readonly path: string; readonly message: string }[] {
  try {
    parseInput(taskFind.input, read(query));
  } catch (error) {
    return (error as LockstepError).errors;
  }
  return [];
}

describe('query strings as input', () => {
  it('turns numbers, booleans and lists into what the schema wants', () => {
    expect(read('overdue=true&limit=20&labels=home,work&status=all&query=a%20b')).toEqual({
      overdue: true,
      limit: 20,
      labels: ['home', 'work'],
      status: 'all',
      query: 'a b',
    });
    expect(read('labels=home&labels=work,%20garden')).toEqual({ labels: ['home', 'work', 'garden'] });
    expect(read('')).toEqual({});
    expect(queryReader(changeList.input)('since_seq=0')).toEqual({ since_seq: 0 });
  });

  it('keeps digits as text where the schema wants text', () => {
    expect(read('query=2026&cursor=12')).toEqual({ query: '2026', cursor: '12' });
  });

  it('leaves it to the schema to name what is wrong', () => {
    expect(faults('limit=abc')[0]?.path).toBe('limit');
    expect(faults('limit=1e3')[0]?.path).toBe('limit');
    expect(faults('limit=1&limit=2')[0]?.path).toBe('limit');
    expect(faults('overdue=yes')[0]?.path).toBe('overdue');
    expect(faults('colour=red')[0]?.message).toContain('Unknown field "colour". Valid fields: workspace_id, query');
  });

  it('takes a name like __proto__ for a name', () => {
    const input = read('__proto__=x&constructor=y');
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
    expect(Object.keys(input)).toEqual(['__proto__', 'constructor']);
  });
});
