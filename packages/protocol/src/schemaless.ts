/**
 * `@lockstep/protocol/schemaless`: all of the contract that is no schema, for programs that speak it without checking what
 * they say. It brings no schema library along.
 */
export { priorities } from './entity/priorities.ts';
export { projectColors } from './entity/project-colors.ts';
export { scopes } from './entity/scopes.ts';
export { errorCatalogue } from './error/catalogue.ts';
export { LockstepError } from './error/lockstep-error.ts';
export { toProblem } from './error/to-problem.ts';
export { isOperationName, isWriteName, operationKinds } from './operation/operation-kinds.ts';
export { oldestProtocolVersion, protocolVersion } from './protocol-version.ts';
export { closeCodes, isTerminalCloseCode } from './wire/close-code.ts';
export { maxBatchBytes, maxFrameBytes, maxItems, maxRequestBytes, syncSubprotocol } from './wire/limits.ts';
