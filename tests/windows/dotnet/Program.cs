// Replaces dotnet.exe, which no package contains: runs the program in its first argument with the others.
return System.AppDomain.CurrentDomain.ExecuteAssembly(args[0], args[1..]);
