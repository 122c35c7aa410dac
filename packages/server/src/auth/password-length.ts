/** Characters a password has at least; its strength is judged beside this. */
export const minPasswordLength = 10;
/** Long enough for a passphrase, short enough that hashing one cannot be used to exhaust the server. */
export const maxPasswordLength = 128;
