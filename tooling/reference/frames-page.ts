import { changeEventSchema } from '../../packages/protocol/src/wire/change-event.ts';
import { closeCodes, isTerminalCloseCode } from '../../packages/protocol/src/wire/close-code.ts';
import { downFrameSchema } from '../../packages/protocol/src/wire/down.ts';
import { maxBatchBytes, maxFrameBytes, syncSubprotocol } from '../../packages/protocol/src/wire/limits.ts';
import { plainReadySchema, plainResetSchema } from '../../packages/protocol/src/wire/plain.ts';
import { upFrameSchema } from '../../packages/protocol/src/wire/up.ts';
import { protocolVersion } from '../../packages/protocol/src/protocol-version.ts';
import { fieldTable } from './field-table.ts';
import { generatedNotice, page, table } from './markdown.ts';

type Frame =
  | (typeof upFrameSchema.options)[number]
  | (typeof downFrameSchema.options)[number]
  | (typeof changeEventSchema.options)[number]
  | typeof plainReadySchema
  | typeof plainResetSchema;

/** Headings are unique on the page: `ready` is a frame of both modes. */
function sections(frames: readonly Frame[], prefix: string, io: 'input' | 'output'): string[] {
  return frames.flatMap((frame) => [`### ${prefix}${frame.shape.type.value}`, fieldTable(frame, io)]);
}

function closeTable(): string {
  const rows = Object.entries(closeCodes).map(([name, code]) => [
    String(code),
    name.toLowerCase().replaceAll('_', ' '),
    isTerminalCloseCode(code) ? 'stay away' : 'come back',
  ]);
  return table(['Code', 'Why', 'What to do'], rows);
}

const introduction = `The WebSocket is \`/ws/tasks/{user_id}\` (or \`/ws/tasks/me\`). Without a subprotocol it speaks *plain mode*: one message a
change. With the subprotocol \`${syncSubprotocol}\` (protocol ${protocolVersion}) it speaks *sync mode*. A frame is one JSON object. Frames from clients are at most
${maxFrameBytes / 1024} KiB; a batch above ${maxBatchBytes / 1024} KiB is sent in parts. How they work together: [sync rules](../spec/sync.md).`;

/** `frames.md`. */
export function framesPage(): string {
  return page(
    generatedNotice,
    '# Frames',
    introduction,
    '## Changes',
    'What a workspace’s log consists of: messages of plain mode and `events` of a `batch`. Only they bear `seq`.',
    ...sections(changeEventSchema.options, '', 'output'),
    '## Plain mode',
    'Changes, `typing`, `progress`, `presence` and:',
    ...sections([plainReadySchema, plainResetSchema], 'plain ', 'output'),
    '## Sync mode, client to server',
    ...sections(upFrameSchema.options, '', 'input'),
    '## Sync mode, server to client',
    ...sections(downFrameSchema.options, '', 'output'),
    '## Close codes',
    'Anything else, 1006 included, means: come back. A browser fetches a fresh ticket first.',
    closeTable(),
  );
}
