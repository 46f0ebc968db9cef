/** Several values that a published field parts by `;`, parted as the language does. */
export function listed(field: string | null, separator: string): string | null {
  if (field === null) return null;
  const parts = field.split(';').map((part) => part.trim());
  return parts.filter((part) => part !== '').join(separator);
}
