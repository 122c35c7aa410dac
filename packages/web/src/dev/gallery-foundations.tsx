import { ActorFace } from '../ui/actor-face.tsx';
import { Loader } from '../ui/loader.tsx';
import { Mark } from '../ui/mark.tsx';
import { Wordmark } from '../ui/wordmark.tsx';
import { people } from './sample-people.ts';
import { Specimen } from './specimen.tsx';

const colours = [
  'paper',
  'paper-sunk',
  'paper-raised',
  'ink',
  'ink-soft',
  'ink-faint',
  'edge',
  'hairline-strong',
  'persimmon',
  'persimmon-text',
  'persimmon-wash',
  'iris',
  'iris-text',
  'iris-wash',
  'moss',
  'amber',
  'amber-text',
  'brick',
];

const types = [
  ['34 · Newsreader', '2.125rem', true],
  ['24 · Newsreader', '1.5rem', true],
  ['18 · the head of a sheet', '1.125rem', false],
  ['15 · what is worked with', '0.9375rem', false],
  ['13.5 · what stands beside it, 0123456789', '0.84375rem', false],
  ['12 · the smallest', '0.75rem', false],
] as const;

/** Identity, colour, type, faces. */
export const GalleryFoundations = () => (
  <>
    <Specimen name="Wordmark">
      <span style={{ fontSize: 21 }}>
        <Wordmark />
      </span>
      <span style={{ fontSize: 48, lineHeight: 1.3 }}>
        <Wordmark />
      </span>
    </Specimen>
    <Specimen name="Mark" note="In phase, stepping, apart; the icon, the loader, the connection.">
      <Mark size={16} />
      <Mark size={32} />
      <Mark size={32} phase="stepping" />
      <Mark size={32} phase="apart" />
      <Loader />
    </Specimen>
    <Specimen name="Colour" note="OKLCH, drawn twice.">
      {colours.map((name) => (
        <span key={name} className="gallery-swatch">
          <i style={{ background: `var(--${name})` }} />
          {name}
        </span>
      ))}
    </Specimen>
    <Specimen name="Type">
      <div className="gallery-type">
        {types.map(([text, fontSize, serif]) => (
          <p key={text} style={{ fontSize, lineHeight: 1.3, ...(serif ? { fontFamily: 'var(--font-serif)' } : {}) }}>
            {text}
          </p>
        ))}
      </div>
    </Specimen>
    <Specimen name="ActorFace" note="Person, assistant, MCP client, API, system.">
      {Object.entries(people).map(([name, actor]) => (
        <ActorFace key={name} actor={actor} size={32} />
      ))}
      {Object.entries(people).map(([name, actor]) => (
        <ActorFace key={name} actor={actor} size={20} />
      ))}
    </Specimen>
  </>
);
