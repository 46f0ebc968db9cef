import { useState } from 'react';
import { type Column, shownKeys } from './column.ts';

/** Which columns a register shows, kept on this device under the register's name. */
export function useColumns<Row>(
  name: string,
  columns: readonly Column<Row>[],
): { shown: readonly Column<Row>[]; pick: (keys: string[] | undefined) => void; picked: readonly string[] } {
  const storageKey = `yuanshu.columns.${name}`;
  const [choice, setChoice] = useState(() => readChoice(storageKey));
  const keys = shownKeys(columns, choice);
  const pick = (next: string[] | undefined) => {
    setChoice(next);
    if (next === undefined) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(next));
  };
  return { shown: columns.filter(({ key }) => keys.includes(key)), pick, picked: keys };
}

function readChoice(storageKey: string): string[] | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return Array.isArray(stored) ? stored.map(String) : undefined;
  } catch {
    return undefined;
  }
}
