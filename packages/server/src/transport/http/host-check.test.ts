import { describe, expect, it } from 'vitest';
import { hostnameOf, isHostAllowed, isLoopbackAddress } from './host-check.ts';

const local = { host: '127.0.0.1', publicUrl: null };
const known = { host: '0.0.0.0', publicUrl: new URL('https://tasks.example.com') };

describe('Host check against DNS rebinding (11-security)', () => {
  it.each(['localhost', 'localhost:4747', '127.0.0.1:4747', '127.0.0.2', '[::1]:4747', 'LOCALHOST', 'app.localhost'])(
    'lets %s in on loopback',
    (host) => {
      expect(isHostAllowed(host, '127.0.0.1', local)).toBe(true);
      expect(isHostAllowed(host, '::ffff:127.0.0.1', known)).toBe(true);
    },
  );

  it.each(['evil.example', 'evil.example:4747', 'localhost.evil.example', '127.0.0.1.evil.example', '', '[::2]'])(
    'refuses %s on loopback',
    (host) => {
      expect(isHostAllowed(host, '127.0.0.1', local)).toBe(false);
      expect(isHostAllowed(host, '::1', known)).toBe(false);
    },
  );

  it('refuses a request without Host, and one whose socket is already gone', () => {
    expect(isHostAllowed(undefined, '127.0.0.1', local)).toBe(false);
    expect(isHostAllowed('evil.example', undefined, local)).toBe(false);
  });

  it('lets the public name in on loopback, where a reverse proxy on this machine brings it', () => {
    expect(isHostAllowed('tasks.example.com', '127.0.0.1', known)).toBe(true);
    expect(isHostAllowed('tasks.example.com:8443', '127.0.0.1', known)).toBe(true);
  });

  it('leaves names to the reverse proxy elsewhere than on loopback', () => {
    expect(isHostAllowed('whatever.example', '192.0.2.7', local)).toBe(true);
  });

  it('takes host and port apart', () => {
    expect(hostnameOf('[::1]:80')).toBe('::1');
    expect(hostnameOf('Example.com:80')).toBe('example.com');
    expect(isLoopbackAddress('::ffff:127.0.0.1')).toBe(true);
    expect(isLoopbackAddress('128.0.0.1')).toBe(false);
  });
});
