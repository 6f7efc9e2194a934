using PublicReport.Gateway;

return await GatewayProgram.RunAsync(args);
