import type { DescribedRoute } from './api-route.ts';
import { sendText } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { apiPage } from './openapi/api-page.ts';
import { apiPagePolicy } from './openapi/api-page-style.ts';
import { buildDocument } from './openapi/build-document.ts';
import type { ApiDocument } from './openapi/api-document.ts';

/** The same for everybody; a browser may keep it for a moment. */
const cacheControl = 'public, max-age=60';

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** `/api/v1/openapi.json` and `/api/docs`: one document, for programs and for people, made when first asked for. */
export function documentEndpoints(
  routes: readonly DescribedRoute[],
  base: string,
  version: string,
): { readonly json: Endpoint; readonly page: Endpoint } {
  const document = once((): ApiDocument => buildDocument(routes, base, version));
  const text = once(() => JSON.stringify(document()));
  const html = once(() => apiPage(document()));
  return {
    json: ({ response }) => {
      sendText(response, 200, 'application/json', text(), { 'Cache-Control': cacheControl });
    },
    page: ({ response }) => {
      sendText(response, 200, 'text/html; charset=utf-8', html(), {
        'Cache-Control': cacheControl,
        'Content-Security-Policy': apiPagePolicy,
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Opener-Policy': 'same-origin',
      });
    },
  };
}
