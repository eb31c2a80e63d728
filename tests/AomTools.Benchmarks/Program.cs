using System.CommandLine;
using AomTools.Benchmarks;

ParseResult line = new BenchmarkCommand().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
int code = await line.InvokeAsync();
return line.Errors.Count > 0 ? 2 : code;
