/** What of WebAssembly is used: the libraries that servers are checked against do not declare what Node has. */
declare namespace WebAssembly {
  class Memory {
    constructor(limits: { initial: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, Memory>>);
    readonly exports: Record<string, (...numbers: number[]) => unknown>;
  }
}

/** Memory that a module reads and writes. */
export type WasmMemory = WebAssembly.Memory;

/** A loop over parties: the first of them and the one after the last. */
export type WasmLoop = (first: number, after: number) => void;

/** Bytes of a page of memory. */
export const pageSize = 65_536;

/** Memory of so many bytes at least, all zero. */
export function newMemory(bytes: number): WasmMemory {
  return new WebAssembly.Memory({ initial: Math.ceil(bytes / pageSize) });
}

/** Makes a loop of the bytes of its module: checked by the engine before anything runs, and able to reach nothing but the memory. */
export function loadLoop(bytes: Uint8Array<ArrayBuffer>, memory: WasmMemory): WasmLoop {
  const { run } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { parties: { memory } }).exports;
  if (typeof run !== 'function') throw new Error('a module of columns has a loop named run');
  return (first, after) => {
    run(first, after);
  };
}
