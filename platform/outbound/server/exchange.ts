/** One call to another machine. */
export interface OutboundRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  limits?: Partial<OutboundLimits>;
}

/** What one call may cost; a caller can only lower them. */
export interface OutboundLimits {
  /** From the name's resolution to the last byte. */
  totalMs: number;
  connectMs: number;
  /** Of the answer's body, packed and unpacked. */
  bytes: number;
}

/** An answer, whatever its status: 3xx is not followed, and cookies are left out. */
export interface OutboundAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}
