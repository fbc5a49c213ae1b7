@echo off
rem Starts Leadmock: with the Java runtime beside it, or with the one in JAVA_HOME or on the PATH, 17 or newer.
setlocal
set "LEADMOCK_HOME=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%LEADMOCK_HOME%\runtime\bin\java.exe" set "JAVA=%LEADMOCK_HOME%\runtime\bin\java.exe"
"%JAVA%" -XX:+UseSerialGC %LEADMOCK_JAVA_OPTS% -jar "%LEADMOCK_HOME%\lib\leadmock.jar" %*
exit /b %ERRORLEVEL%
