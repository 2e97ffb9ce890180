; What electron-builder's installer does not write by itself, below the user's own classes.

; The command of the terminal: adds its folder to the user's PATH, or removes it, and tells the running programs.
!macro commandPath action
  nsExec::Exec '"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\command-path.ps1" ${action} "$INSTDIR\bin"'
  Pop $0
  ; WM_SETTINGCHANGE to all windows
  SendMessage 0xFFFF 0x001A 0 "STR:Environment" /TIMEOUT=5000
!macroend

!macro customInstall
  !insertmacro commandPath add

  ; hookscope://request/ID. Chromium reads no switch after --, whatever a page puts into an address.
  WriteRegStr SHCTX "Software\Classes\hookscope" "" "URL:Hookscope request"
  WriteRegStr SHCTX "Software\Classes\hookscope" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\hookscope\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHCTX "Software\Classes\hookscope\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'

  ; "Open with" for JSON. What opens it by default stays.
  WriteRegStr SHCTX "Software\Classes\HookscopeJson" "" "JSON"
  WriteRegStr SHCTX "Software\Classes\HookscopeJson\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHCTX "Software\Classes\HookscopeJson\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.json\OpenWithProgids" "HookscopeJson" ""
!macroend

!macro customUnInstall
  !insertmacro commandPath remove
  DeleteRegKey SHCTX "Software\Classes\hookscope"
  DeleteRegKey SHCTX "Software\Classes\HookscopeJson"
  DeleteRegValue SHCTX "Software\Classes\.json\OpenWithProgids" "HookscopeJson"
!macroend
