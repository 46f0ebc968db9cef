/** Longest side of a photo that is kept and sent, in pixels. */
export const longestSide = 2000;
const quality = 0.85;

/** Width and height within the longest side, in whole pixels, never enlarged. */
export function sizeWithin(width: number, height: number, longest = longestSide): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A picture made small enough to wait on a phone, as JPEG; throws for what is no picture. */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const size = sizeWithin(picture.width, picture.height);
  const canvas = Object.assign(document.createElement('canvas'), size);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height);
  picture.close();
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) =>
      blob === null ? reject(new Error('the picture was not drawn')) : resolve(blob);
    canvas.toBlob(done, 'image/jpeg', quality);
  });
}
