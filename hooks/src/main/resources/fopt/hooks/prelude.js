// Runs before any hook: makes Math.random repeatable, and gives the functions by which numbers go in and out.
(low, high) => {
  // The generator sfc32 of PractRand: 128 bits of state, of which 64 are the seed.
  let a = low | 0, b = high | 0, c = 0x9e3779b9 | 0, count = 1;
  const next = () => {
    const result = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result | 0;
    return result >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  Math.random = () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;

  const Numbers = Float64Array;
  const view = (memory) => new Numbers(memory);
  const rows = (memory, count, columns) => {
    const result = [];
    for (let i = 0; i < count; i++) result.push(new Numbers(memory, 8 * i * columns, columns));
    return result;
  };
  // The bytes of a row of numbers; null for what is none.
  const buffer = (value) => {
    if (!(value instanceof Numbers)) return null;
    return value.byteLength === value.buffer.byteLength ? value.buffer : new Numbers(value).buffer;
  };
  return { view, rows, buffer };
}
