/** As many code points of a title as its order goes by: a cursor bears them, and travels in an address. */
const titlePoints = 100;

/** A part of a shorter text may as well hold on to all of it. */
const longText = 200;

/** What a title is sorted by, from a task's folded text, of which the title is the first line (see core's compareTasks). */
export function titleKeyOf(folded: string): string {
  const text = folded.slice(0, 2 * titlePoints);
  const end = text.indexOf('\n');
  const title = end === -1 ? text : text.slice(0, end);
  const key = title.length <= titlePoints ? title : Array.from(title).slice(0, titlePoints).join('');
  return folded.length <= longText ? key : detached(key);
}

/** A copy: a part of a text holds on to all of it, however long the notes are. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}
