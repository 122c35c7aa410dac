import { entitiesPage } from './entities-page.ts';
import { environmentPage } from './environment-page.ts';
import { errorsPage } from './errors-page.ts';
import { framesPage } from './frames-page.ts';
import { generatedNotice, page } from './markdown.ts';
import { operationsPage } from './operations-page.ts';
import { toolsPage } from './tools-page.ts';

function indexPage(): string {
  return page(
    generatedNotice,
    '# Reference',
    [
      '- [Operations](operations.md): everything that can be asked for, with its routes',
      '- [Tools](tools.md): what models are given, through MCP and in the chat',
      '- [Entities](entities.md): tasks, projects and the rest, field by field',
      '- [Frames](frames.md): what the WebSocket says in both modes, and its close codes',
      '- [Errors](errors.md): every code there is',
      '- [Environment](environment.md): the server’s settings',
    ].join('\n'),
    'How changes travel and what may be relied on: [sync rules](../spec/sync.md).',
  );
}

/** The pages of `docs/reference` by file name, as they have to be. */
export function referencePages(): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', indexPage()],
    ['operations.md', operationsPage()],
    ['tools.md', toolsPage()],
    ['entities.md', entitiesPage()],
    ['frames.md', framesPage()],
    ['errors.md', errorsPage()],
    ['environment.md', environmentPage()],
  ]);
}
