// bundle.js: the unlocked site, which stays compressed; a page is put together from its pieces when it is opened.
const inflated = async (bytes) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
};

const openBundle = async (content) => {
  const length = new DataView(content.buffer, content.byteOffset).getUint32(0);
  const index = await inflated(content.subarray(4, 4 + length));
  const pages = new Map(Object.entries(index.pages));
  const paths = new Map([...pages].map(([path, [id]]) => [id, path]));
  const starts = [4 + length];
  for (const size of index.chunks) starts.push(starts.at(-1) + size);
  let last, chunk;
  return {
    has: (path) => pages.has(path),
    id: (path) => pages.get(path)[0],
    pathOf: (id) => paths.get(id),
    style: (path) => index.styles[path],
    async page(path) {
      const [, number] = pages.get(path);
      if (number !== last) chunk = await inflated(content.subarray(starts[number], starts[number + 1]));
      last = number;
      return chunk[path].map((piece) => (typeof piece === "number" ? index.shared[piece] : piece)).join("");
    },
  };
};
