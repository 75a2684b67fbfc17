/**
 * The lines of a stream of bytes, however it was cut into chunks; empty ones and an unfinished last
 * one are left out. A line longer than `longest` characters is an error.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longest) throw new Error(`a line is longer than ${longest} characters`);
    for (const line of lines) if (line.trim() !== '') yield line;
  }
}
