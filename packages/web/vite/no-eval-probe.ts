import type { Plugin } from 'vite';

/**
 * Zod tries `new Function('')` to learn whether it may compile its schemas. The app's content security policy says no, and
 * each try is reported as a violation; so the answer is built in.
 */
export const noEvalProbe = (): Plugin => ({
  name: 'lockstep:no-eval-probe',
  transform: {
    filter: { id: /zod\/v4\/core\/util\.js(?:\?|$)/ },
    handler(code) {
      const without = code.replace(
        /^export const allowsEval = .*?^\}\);$/ms,
        'export const allowsEval = { value: false };',
      );
      if (without === code) this.error('zod no longer probes for eval this way');
      return { code: without, map: null };
    },
  },
});
