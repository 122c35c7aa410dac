/** Raised with every incompatible change of the wire (C8); `protocol-version.test.ts` fails until it is. */
export const protocolVersion = 1;

/** Oldest version a server still speaks. */
export const oldestProtocolVersion = 1;
