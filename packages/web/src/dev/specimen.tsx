import type { ReactNode } from 'react';

type SpecimenProps = { name: string; note?: string; children: ReactNode };

/** One component in its states. */
export const Specimen = ({ name, note, children }: SpecimenProps) => (
  <section className="gallery-section">
    <div>
      <h2 className="gallery-name">{name}</h2>
      {note !== undefined && <p className="gallery-note">{note}</p>}
    </div>
    <div className="gallery-body">{children}</div>
  </section>
);
