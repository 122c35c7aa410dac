/** What can go wrong between this screen and the assistant. */
export type ChatFault =
  | 'offline'
  | 'unreachable'
  | 'cut'
  | 'signed-out'
  | 'busy'
  | 'too-many'
  | 'gone'
  | 'refused'
  | 'server';

const faultOf = (status: number): ChatFault => {
  if (status === 401) return 'signed-out';
  if (status === 404) return 'gone';
  if (status === 409) return 'busy';
  if (status === 429) return 'too-many';
  return status >= 500 || status === 408 ? 'server' : 'refused';
};

/** A request of the chat that did not come to its end; `detail` is the server's own sentence, if it said one. */
export class ChatProblem extends Error {
  override readonly name = 'ChatProblem';
  readonly fault: ChatFault;
  readonly detail: string | undefined;

  constructor(fault: ChatFault, detail?: string, options?: ErrorOptions) {
    super(detail ?? fault, options);
    this.fault = fault;
    this.detail = detail;
  }

  /** From an answer that is no success. */
  static async of(answer: Response): Promise<ChatProblem> {
    const body: unknown = await answer.json().catch(() => undefined);
    const detail: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'detail') : undefined;
    return new ChatProblem(faultOf(answer.status), typeof detail === 'string' ? detail : undefined);
  }
}
