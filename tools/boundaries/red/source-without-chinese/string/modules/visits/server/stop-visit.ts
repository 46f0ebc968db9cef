// 民法典 201
export const title = 'https://example.com/走访';
