import type { IncomingMessage } from 'node:http';
import { LockstepError } from '@lockstep/protocol';
import { acceptsGzip } from '../http/accepts-gzip.ts';
import { sendText } from '../http/answer.ts';
import type { Endpoint, Incoming } from '../http/endpoint.ts';
import { AssetStore, type Asset } from './asset-store.ts';
import { notBuiltPage } from './not-built-page.ts';
import { assetHeaders, pageHeaders, workerHeaders } from './security-headers.ts';

/** The build puts what has its content's hash in its name here: it never changes. */
const hashedFolder = '/assets/';
/** Lies at the root, so that it may answer for every page; asked for anew each time, or an old build would stay for good. */
const serviceWorker = '/sw.js';
const forever = 'public, max-age=31536000, immutable';
const askAgain = 'no-cache';

/** Whether a browser goes to a page, rather than a page asking for a file. */
function isNavigation({ request, path }: Incoming): boolean {
  if (path === '/') return true;
  const mode = request.headers['sec-fetch-mode'];
  if (mode !== undefined && mode !== 'navigate') return false;
  const wantsHtml = request.headers.accept?.includes('text/html') ?? false;
  return wantsHtml && !path.startsWith(hashedFolder);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new LockstepError('MALFORMED', 'The path is not valid percent-encoded UTF-8.', { cause });
  }
}

function isUnchanged(request: IncomingMessage, etag: string): boolean {
  const known = request.headers['if-none-match'];
  return known !== undefined && known.split(',').some((entry) => entry.trim() === etag);
}

function headersFor(path: string, { type }: Asset): Readonly<Record<string, string>> {
  if (path === serviceWorker) return workerHeaders;
  return type.startsWith('text/html') ? pageHeaders : assetHeaders;
}

function sendAsset({ request, response, path }: Incoming, asset: Asset, cacheControl: string): void {
  const headers = {
    ...headersFor(path, asset),
    'Cache-Control': cacheControl,
    ETag: asset.etag,
    Vary: 'Accept-Encoding',
  };
  if (isUnchanged(request, asset.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const compressed = asset.gzipped !== null && acceptsGzip(request.headers['accept-encoding']) ? asset.gzipped : null;
  const body = compressed ?? asset.plain;
  response.writeHead(200, {
    ...headers,
    'Content-Type': asset.type,
    'Content-Length': body.length,
    ...(compressed === null ? {} : { 'Content-Encoding': 'gzip' }),
  });
  response.end(body);
}

/**
 * Serves the built web app from its folder: files as they are, and its one page for every address that a browser
 * navigates to. Where it is not built, says so.
 */
export function webApp(folder: string): Endpoint {
  const assets = new AssetStore(folder);
  return async (incoming) => {
    const path = decodePath(incoming.path);
    const asset = await assets.find(path);
    if (asset !== undefined) {
      sendAsset(incoming, asset, path.startsWith(hashedFolder) ? forever : askAgain);
      return;
    }
    if (!isNavigation(incoming)) throw new LockstepError('NOT_FOUND', 'There is no such file.');
    const page = await assets.find('/index.html');
    if (page === undefined) sendText(incoming.response, 503, 'text/html; charset=utf-8', notBuiltPage, pageHeaders);
    else sendAsset(incoming, page, askAgain);
  };
}
