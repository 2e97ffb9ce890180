@echo off
rem The command of an installed Hookscope: "hookscope COMMAND" in the terminal. Without a command it opens the window.
rem The app is a program with a window, which cmd.exe waits for in a script alone. Chromium reads nothing after --.
if "%~1"=="" (
  start "" "%~dp0..\Hookscope.exe"
  exit /b 0
)
"%~dp0..\Hookscope.exe" --log-level=3 -- %*
exit /b %ERRORLEVEL%
