import type { RefObject } from 'react';

/** What a layer stands beside: an element, or a place on the page. */
export type Anchor = Element | RefObject<Element | null> | { getBoundingClientRect: () => DOMRect };
