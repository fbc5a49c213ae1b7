import leadmock from './index.cjs';

export const { start, JavaMissing } = leadmock;
