import type { Plugin } from 'vite';

/** Every Zod schema can describe itself as a JSON schema; the app never asks, so it does not carry what that takes. */
export const noJsonSchema = (): Plugin => ({
  name: 'lockstep:no-json-schema',
  apply: 'build',
  transform: {
    filter: { id: /zod\/v4\/classic\/schemas\.js(?:\?|$)/ },
    handler(code) {
      const without = code
        .replaceAll(/^import .* from "\.\.\/core\/(?:json-schema-processors|to-json-schema)\.js";$/gm, '')
        // What follows from a description alone (`minLength` and such) is not known then.
        .replaceAll('processors.aggregateChecks(inst)', '({})')
        .replaceAll(/^\s*inst\._zod\.processJSONSchema = .*;$/gm, '')
        .replace(/return createToJSONSchemaMethod\(.*\);/, 'return undefined;')
        .replaceAll(/createStandardJSONSchemaMethod\(this, "\w+"\)/g, 'undefined');
      if (/(?<!import \{.*)create\w*JSONSchemaMethod\(/.test(without) || without === code) {
        this.error('zod no longer attaches JSON schemas this way');
      }
      return { code: without, map: null };
    },
  },
});
