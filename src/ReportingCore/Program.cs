using PublicReport.ReportingCore.Commands;

return await CoreProgram.RunAsync(args);
