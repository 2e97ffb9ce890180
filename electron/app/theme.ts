import { nativeTheme } from 'electron';
import type { Theme } from '../../shared/theme.ts';

/** Applies a theme to native parts and to the page's `prefers-color-scheme`. */
export function applyTheme(theme: Theme): void {
  if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
}
