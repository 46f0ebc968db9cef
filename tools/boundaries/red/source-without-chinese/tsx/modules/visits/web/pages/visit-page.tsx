export function Page() {
  return <p>走访</p>;
}
