export interface LayoutWords {
  attachment: string;
  colon: string;
  copies: string;
  blankNumber: string;
}
