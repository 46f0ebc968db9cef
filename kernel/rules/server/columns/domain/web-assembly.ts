/** What of WebAssembly is used; the libraries that servers are checked against do not declare it. */
interface WebAssemblyFace {
  readonly Memory: new (limits: { initial: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: { parties: { memory: WasmMemory } },
  ) => { readonly exports: { readonly run: WasmLoop } };
}

/** Memory that a module reads and writes. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** A loop over parties: the first of them and the one after the last. */
export type WasmLoop = (first: number, after: number) => void;

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyFace };

/** Bytes of a page of memory. */
export const pageSize = 65_536;

/** Memory of so many bytes at least, all zero. */
export function newMemory(bytes: number): WasmMemory {
  return new WebAssembly.Memory({ initial: Math.ceil(bytes / pageSize) });
}

/** Makes a loop of the bytes of its module: checked by the engine before anything runs, and able to reach nothing but the memory. */
export function loadLoop(bytes: Uint8Array<ArrayBuffer>, memory: WasmMemory): WasmLoop {
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { parties: { memory } }).exports.run;
}
