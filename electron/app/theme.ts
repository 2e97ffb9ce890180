import { nativeTheme } from 'electron';
import type { Theme } from '../../shared/theme.ts';

/**
 * Applies a theme to native parts and to the page's `prefers-color-scheme`.
 *
 * @param onChanged called with the first theme and after each change.
 */
export function createThemeSetter(onChanged: (theme: Theme) => void): (theme: Theme) => void {
  let current: Theme | null = null;
  return (theme) => {
    if (theme === current) return;
    current = theme;
    nativeTheme.themeSource = theme;
    onChanged(theme);
  };
}
