; What electron-builder's installer does not write by itself, below the user's own classes.

!macro customInstall
  ; hookscope:ID
  WriteRegStr SHCTX "Software\Classes\hookscope" "" "URL:Hookscope request"
  WriteRegStr SHCTX "Software\Classes\hookscope" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\hookscope\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHCTX "Software\Classes\hookscope\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'

  ; "Open with" for JSON. What opens it by default stays.
  WriteRegStr SHCTX "Software\Classes\HookscopeJson" "" "JSON"
  WriteRegStr SHCTX "Software\Classes\HookscopeJson\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHCTX "Software\Classes\HookscopeJson\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.json\OpenWithProgids" "HookscopeJson" ""
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\hookscope"
  DeleteRegKey SHCTX "Software\Classes\HookscopeJson"
  DeleteRegValue SHCTX "Software\Classes\.json\OpenWithProgids" "HookscopeJson"
!macroend
