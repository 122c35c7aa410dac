import type { ToolRunner } from '../transport/mcp/application-tools.ts';
import type { Core } from './compose-core.ts';
import { toolLanguage } from './tool-language.ts';

/** What tools are run with, on a core with or without a network. */
export function toolRunner({ application, environment, logger }: Core): ToolRunner {
  const newId = () => environment.random.newId();
  return {
    application,
    language: toolLanguage,
    clock: environment.clock,
    newId,
    reportFault: (error) => {
      const request_id = newId();
      logger.error({ err: error, request_id }, 'A tool failed.');
      return request_id;
    },
  };
}
