import { startPack } from "./pack";

startPack();
