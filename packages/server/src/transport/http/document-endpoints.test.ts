import { createHash } from 'node:crypto';
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, type Asked } from './testing/ask.ts';
import { serve, type Served } from './testing/serve.ts';

let served: Served;
beforeEach(async () => {
  served = await serve({
    described: [
      {
        method: 'POST',
        path: '/chat',
        about: {
          id: 'chat.send',
          tag: 'chat',
          summary: 'Talk <b>& ask</b>.',
          status: 200,
          result: z.object({ '"quoted"': z.string() }),
          errors: [],
        },
      },
    ],
  });
});
afterEach(async () => {
  await served.close();
});

describe('/api/v1/openapi.json', () => {
  it('is the document, for everybody, with what is mounted elsewhere', async () => {
    const answer = await ask(served.port, '/api/v1/openapi.json');
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Lockstep' },
      servers: [{ url: '/api/v1' }],
    });
    const paths = Object.keys(answer.json()['paths'] as object);
    expect(paths).toEqual(expect.arrayContaining(['/tasks', '/tasks/{id}/complete', '/operations', '/undo', '/chat']));
  });
});

describe('/api/docs', () => {
  let page: Asked;
  beforeEach(async () => {
    page = await ask(served.port, '/api/docs');
  });

  it('tells of every operation and every record, without a script', async () => {
    const document = (await ask(served.port, '/api/v1/openapi.json')).json();
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const path of Object.keys(document['paths'] as object)) expect(page.text).toContain(`<code>${path}</code>`);
    expect(page.text).toContain('id="schema-Task"');
    expect(page.text).not.toMatch(/<script|\son\w+=|javascript:|https?:\/\/(?!json-schema)/i);
  });

  it('lets in its own style sheet and nothing else', () => {
    const policy = page.headers['content-security-policy'] ?? '';
    const style = /<style>([^]*?)<\/style>/.exec(page.text)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.text).not.toContain(' style=');
  });

  it('escapes what it is told, and links only to what is there', () => {
    expect(page.text).toContain('Talk &lt;b&gt;&amp; ask&lt;/b&gt;.');
    expect(page.text).toContain('&quot;quoted&quot;');
    const ids = new Set([...page.text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of page.text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});
