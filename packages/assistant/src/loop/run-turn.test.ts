import { readUIMessageStream, type UIMessage } from 'ai';
import { convertArrayToReadableStream, MockLanguageModelV4 } from 'ai/test';
import { v5 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ProviderStream, StreamPart } from '../model/provider-types.ts';
import { answerApproval, pendingApprovals } from './answer-approval.ts';
import { CAREFUL_APPROVAL, LITERAL_APPROVAL } from './approval-policy.ts';
import type { AssistantTool, CallContext } from './assistant-tool.ts';
import { MOST_STEPS, runTurn, type TurnOptions } from './run-turn.ts';

const TURN = '01920000-0000-7000-8000-000000000001';
const USAGE = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};
const asked: UIMessage[] = [{ id: 'u1', role: 'user', parts: [{ type: 'text', text: 'go' }] }];

const calling = (...calls: readonly (readonly [name: string, input: unknown])[]): StreamPart[] => [
  { type: 'stream-start', warnings: [] },
  ...calls.map(([toolName, input], index): StreamPart => ({
    type: 'tool-call',
    toolCallId: `${toolName}-${JSON.stringify(input)}-${index}`,
    toolName,
    input: JSON.stringify(input),
  })),
  { type: 'finish', usage: USAGE, finishReason: { unified: 'tool-calls', raw: undefined } },
];
const saying = (text: string): StreamPart[] => [
  { type: 'stream-start', warnings: [] },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: text },
  { type: 'text-end', id: 't' },
  { type: 'finish', usage: USAGE, finishReason: { unified: 'stop', raw: undefined } },
];

function scripted(...steps: readonly StreamPart[][]): MockLanguageModelV4 {
  let step = 0;
  return new MockLanguageModelV4({
    doStream: async (): Promise<ProviderStream> => {
      const parts = steps[Math.min(step, steps.length - 1)] ?? [];
      step += 1;
      return Promise.resolve({ stream: convertArrayToReadableStream(parts) });
    },
  });
}

interface Recorder {
  readonly tool: AssistantTool;
  readonly contexts: CallContext[];
}

function recorder(
  name: string,
  body: (input: unknown, context: CallContext) => Promise<unknown> = async () => Promise.resolve('done'),
): Recorder {
  const contexts: CallContext[] = [];
  return {
    contexts,
    tool: {
      name,
      title: name,
      description: name,
      readOnly: false,
      inputSchema: z.strictObject({ n: z.number() }),
      weigh: (input) => ({ size: z.object({ n: z.number() }).parse(input).n, destructive: name === 'drop' }),
      execute: async (input, context) => {
        contexts.push(context);
        return body(input, context);
      },
    },
  };
}

type Given = Pick<TurnOptions, 'model' | 'tools'> & Partial<Pick<TurnOptions, 'approval' | 'messages' | 'signal'>>;

async function run({ model, tools, approval = LITERAL_APPROVAL, messages = asked, signal }: Given): Promise<UIMessage> {
  const turn = await runTurn({
    turnId: TURN,
    model,
    tools,
    approval,
    messages,
    generateMessageId: () => 'a1',
    ...(signal ? { signal } : {}),
  });
  const last = messages.at(-1);
  let answer: UIMessage = { id: 'none', role: 'assistant', parts: [] };
  const continued = last?.role === 'assistant' ? { message: structuredClone(last) } : {};
  for await (const message of readUIMessageStream({ stream: turn.stream, ...continued, onError: () => undefined }))
    answer = message;
  return answer;
}

const textOf = (message: UIMessage): string =>
  message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');

describe('a turn', () => {
  it('calls tools until the model has said its piece, and gives results back to it', async () => {
    const { tool, contexts } = recorder('touch');
    const model = scripted(calling(['touch', { n: 1 }]), calling(['touch', { n: 2 }]), saying('Both done.'));
    expect(textOf(await run({ model, tools: [tool] }))).toBe('Both done.');
    expect(contexts.map(({ callIndex }) => callIndex)).toEqual([0, 1]);
    expect(JSON.stringify(model.doStreamCalls.at(-1)?.prompt)).toContain('done');
  });

  it('S3: gives each call the UUIDv5 of turn and index as its op_id, the same when the turn is run again', async () => {
    const script = [calling(['touch', { n: 1 }], ['touch', { n: 2 }]), saying('ok')] as const;
    const first = recorder('touch');
    await run({ model: scripted(...script), tools: [first.tool] });
    const second = recorder('touch');
    await run({ model: scripted(...script), tools: [second.tool] });
    expect(first.contexts.map(({ opId }) => opId)).toEqual([v5('0', TURN), v5('1', TURN)]);
    expect(second.contexts.map(({ opId }) => opId)).toEqual(first.contexts.map(({ opId }) => opId));
  });

  it('runs calls of one step one after another, in order', async () => {
    const order: string[] = [];
    const { tool } = recorder('touch', async (input) => {
      order.push(`start ${JSON.stringify(input)}`);
      await Promise.resolve();
      order.push(`end ${JSON.stringify(input)}`);
      return 'ok';
    });
    await run({ model: scripted(calling(['touch', { n: 1 }], ['touch', { n: 2 }]), saying('ok')), tools: [tool] });
    expect(order).toEqual(['start {"n":1}', 'end {"n":1}', 'start {"n":2}', 'end {"n":2}']);
  });

  it('ends an endless tool loop after the most steps there may be', async () => {
    const { tool, contexts } = recorder('touch');
    let number = 0;
    const model = new MockLanguageModelV4({
      doStream: async () => {
        number += 1;
        return Promise.resolve({
          stream: convertArrayToReadableStream(
            calling(['touch', { n: 1 + (number % 5) }]).map((part) =>
              part.type === 'tool-call' ? { ...part, toolCallId: `c${number}` } : part,
            ),
          ),
        });
      },
    });
    await run({ model, tools: [tool] });
    expect(contexts).toHaveLength(MOST_STEPS);
  });

  it("tells the model what a tool's error says, and goes on", async () => {
    const { tool } = recorder('touch', async () => Promise.reject(new Error('There is no project “mars”.')));
    const model = scripted(calling(['touch', { n: 1 }]), saying('That project is unknown.'));
    expect(textOf(await run({ model, tools: [tool] }))).toBe('That project is unknown.');
    expect(JSON.stringify(model.doStreamCalls.at(-1)?.prompt)).toContain('There is no project');
  });

  it('refuses bad input and unknown tools without running anything', async () => {
    const { tool, contexts } = recorder('touch');
    const model = scripted(calling(['touch', { wrong: true }], ['fly', {}]), saying('Sorry.'));
    expect(textOf(await run({ model, tools: [tool] }))).toBe('Sorry.');
    expect(contexts).toEqual([]);
  });

  it('keeps what was said when the model fails, and words the error', async () => {
    const failing: StreamPart[] = [...saying('Half a').slice(0, 3), { type: 'error', error: new Error('cut') }];
    let saved: readonly UIMessage[] = [];
    const turn = await runTurn({
      turnId: TURN,
      messages: asked,
      model: scripted(failing),
      tools: [],
      approval: CAREFUL_APPROVAL,
      generateMessageId: () => 'a1',
      describeError: () => 'The connection to the model was cut.',
      onEnd: ({ messages }) => {
        saved = messages;
      },
    });
    const body = await turn.toResponse().text();
    expect(body).toContain('The connection to the model was cut.');
    expect(saved.at(-1)?.parts).toContainEqual(expect.objectContaining({ type: 'text', text: 'Half a' }));
  });

  it('stops: the running call is told, later ones never start, what was done stays', async () => {
    const stop = new AbortController();
    let isTold = false;
    const { tool, contexts } = recorder('touch', async (_input, { signal }) => {
      stop.abort();
      isTold = signal?.aborted ?? false;
      return Promise.resolve('done');
    });
    await run({
      model: scripted(calling(['touch', { n: 1 }]), calling(['touch', { n: 2 }]), saying('never')),
      tools: [tool],
      signal: stop.signal,
    });
    expect(isTold).toBe(true);
    expect(contexts).toHaveLength(1);
  });
});

describe('approval', () => {
  const respond = (message: UIMessage, approved: boolean): UIMessage[] => {
    const thread = [...asked, message];
    const [approvalId = ''] = pendingApprovals(thread);
    return answerApproval(thread, approvalId, approved) ?? [];
  };

  it('takes an answer only to a call that waits', async () => {
    const waiting = await run({ model: scripted(calling(['drop', { n: 3 }])), tools: [recorder('drop').tool] });
    expect(answerApproval([...asked, waiting], 'made-up', true)).toBeUndefined();
    expect(
      answerApproval(respond(waiting, true), pendingApprovals([...asked, waiting])[0] ?? '', true),
    ).toBeUndefined();
  });

  it('waits before a destructive call, runs it once when approved, with the op_id it had', async () => {
    const { tool, contexts } = recorder('drop');
    const waiting = await run({
      model: scripted(calling(['drop', { n: 1 }])),
      tools: [tool],
      approval: CAREFUL_APPROVAL,
    });
    expect(contexts).toEqual([]);
    const after = await run({
      model: scripted(saying('Dropped.')),
      tools: [tool],
      approval: CAREFUL_APPROVAL,
      messages: respond(waiting, true),
    });
    expect(textOf(after)).toBe('Dropped.');
    expect(contexts.map(({ opId }) => opId)).toEqual([v5('0', TURN)]);
  });

  it('never runs a call that was denied', async () => {
    const { tool, contexts } = recorder('drop');
    const waiting = await run({ model: scripted(calling(['drop', { n: 3 }])), tools: [tool] });
    const after = await run({ model: scripted(saying('Kept.')), tools: [tool], messages: respond(waiting, false) });
    expect(textOf(after)).toBe('Kept.');
    expect(contexts).toEqual([]);
  });

  it.each([
    ['touch', 10, LITERAL_APPROVAL, true],
    ['touch', 11, LITERAL_APPROVAL, false],
    ['drop', 1, LITERAL_APPROVAL, true],
    ['drop', 2, LITERAL_APPROVAL, false],
    ['drop', 1, CAREFUL_APPROVAL, false],
  ])('%s of %i', async (name, n, approval, runs) => {
    const { tool, contexts } = recorder(name);
    await run({ model: scripted(calling([name, { n }]), saying('ok')), tools: [tool], approval });
    expect(contexts.length > 0).toBe(runs);
  });
});
