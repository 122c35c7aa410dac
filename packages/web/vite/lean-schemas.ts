import type { Plugin } from 'vite';

/** `z.string().email()` and its like, which Zod 4 keeps beside `z.email()` for code that was written for Zod 3. */
const chained =
  /\bstring\(\)(?:\s*\.\w+\([^()]*\))*\s*\.(?:email|url|jwt|emoji|guid|uuid\w*|nanoid|cuid2?|ulid|base64\w*|xid|ksuid|ipv[46]|cidrv[46]|e164|datetime|date|time|duration)\(/;
const formats = /(export const ZodString = [\s\S]*?\n\}), \{\n {4}email\(params\) \{[\s\S]*?\n\}\);/;
const codecs =
  /^ {4}(?:encode|decode|encodeAsync|decodeAsync): (?:async )?function [\s\S]*?^ {4}\},\n|^ {4}(?:async )?safe(?:En|De)code(?:Async)?\([\s\S]*?^ {4}\},\n/gm;
const told = /^ {4}_lazyMethod\(proto, "(?:format|flatten)".*;$/gm;
const memoizer = /(function _ensureDefaultMemoizer\(\) \{)[\s\S]*?\n\}\n/;

/**
 * Takes out of Zod what no schema of the app uses and every one would carry: the formats as methods of strings, codecs,
 * errors told in other forms, and the support of data that contains itself, which JSON cannot.
 */
export const leanSchemas = (): Plugin => ({
  name: 'lockstep:lean-schemas',
  apply: 'build',
  transform: {
    filter: { id: /\.(?:[cm]?js|tsx?)(?:\?|$)/, code: /\bstring\(\)|_ensureDefaultMemoizer|_lazyMethod/ },
    handler(code, id) {
      if (/zod\/v4\/classic\/errors\.js/.test(id)) return { code: code.replaceAll(told, ''), map: null };
      if (!/zod\/v4\/classic\/schemas\.js/.test(id)) {
        const found = chained.exec(code);
        if (found !== null && !id.includes('/zod/')) this.error(`${id} uses a format as a method: ${found[0]}`);
        return null;
      }
      if (!formats.test(code) || !memoizer.test(code)) this.error('zod is no longer laid out this way');
      return { code: code.replace(formats, '$1);').replace(memoizer, '$1}\n').replaceAll(codecs, ''), map: null };
    },
  },
});
