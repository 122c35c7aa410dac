import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

export interface HttpQuestion {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer | undefined;
}

export interface HttpReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const patienceMs = 20_000;

/** Asks over HTTP and reads the answer to its end. Rejects where none comes within 20 s, or the connection breaks. */
export function askHttp(port: number, { method, path, headers: given, body }: HttpQuestion): Promise<HttpReply> {
  // Node would send the body of a DELETE without saying how long it is.
  const isFramed = body === undefined || 'transfer-encoding' in given;
  const headers = isFramed ? given : { 'content-length': body.length, ...given };
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent, timeout: patienceMs }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const contentType = answer.headers['content-type'] ?? '';
        resolve({ status: answer.statusCode ?? 0, contentType, body: Buffer.concat(chunks) });
      });
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${patienceMs} ms`)));
    asked.on('error', reject);
    asked.end(body);
  });
}
