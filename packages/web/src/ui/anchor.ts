/** What a layer stands beside: an element, or a place on the page. */
export type Anchor = Element | { getBoundingClientRect: () => DOMRect };
