/**
 * Text as a cell of a workbook. The library that writes workbooks looks texts up by name in a plain object, where every
 * object has some (`constructor`, `valueOf`): these get a space behind them, which no reader keeps, or the whole file
 * could not be opened.
 */
export function workbookText(text: string): string {
  return text in {} ? `${text} ` : text
}
